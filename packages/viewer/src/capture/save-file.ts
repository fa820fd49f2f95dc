/** Hands a file to the browser's own way of saving. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // Safari still reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
