// Whose work this is, at the foot of every page. Page thread and prerenderer.

export function Footer() {
  return (
    <footer className="foot">
      <p>
        Everything is computed on your device, and nothing you draw leaves it. The program is free
        software under the MIT licence; the digits are the MNIST database by Y. LeCun and C. Cortes,{' '}
        <a href="https://creativecommons.org/licenses/by-sa/3.0/" rel="license">
          CC BY-SA 3.0
        </a>
        .
      </p>
    </footer>
  );
}
