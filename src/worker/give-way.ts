// Lets the messages that wait be heard. Worker. setTimeout would do, but is held back to 4 ms when called again and again.

/** @returns a function whose promise resolves after the messages that have arrived by then were handled */
export function createGiveWay(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}
