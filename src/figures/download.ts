// Hands the reader a file. Page thread.
export function download(
  name: string,
  content: string | Uint8Array<ArrayBuffer> | Blob,
  type: string,
): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the bytes over by the time that the page comes to rest.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
