declare module 'readabilitySAX' {
  const readability: {
    process(html: string, settings?: { type?: 'text' | 'html' }): { title: string; text: string; html: string }
  }
  export default readability
}
