declare module 'sentencex' {
  /** Sentences in order, the white space behind each included. */
  export function segment(language: string, text: string): string[]
}
