/** The number of an identity card that nobody has, right by its check digit (GB 11643): for trying a demo. */
export function exampleNumber(): string {
  const digit = () => Math.floor(Math.random() * 10)
  const digits = `33${digit()}${digit()}${digit()}${digit()}19900307${1 + Math.floor(Math.random() * 3)}${digit()}${digit()}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, weight, at) => all + weight * Number(digits[at]), 0)
  return digits + '10X98765432'[sum % 11]
}
