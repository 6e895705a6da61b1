/**
 * The files of this sitting's dry runs by import id, so that the same file can be imported for real with one press.
 * After a reload of the page the browser no longer has them and the person chooses the file again.
 */
const files = new Map<string, File>()

export function keepFile(id: string, file: File): void {
  files.set(id, file)
}

export function keptFile(id: string): File | undefined {
  return files.get(id)
}
