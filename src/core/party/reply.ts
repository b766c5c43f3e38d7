/**
 * Whether a reply asks to stop. The words come from a pack; a reply is a request when, without its
 * punctuation and capitals, it is one of them, begins with one as a word of its own, or says `stop`
 * anywhere as a word. A request that is missed harms; one too many is mended by asking.
 * @param words  such as `us.tcpa.stopWords`
 * @since 0.1
 */
export function asksToStop(reply: string, words: readonly string[]): boolean {
  const said = ` ${reply
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return words.some((word) => {
    const plain = ` ${word
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
    return said.startsWith(plain) || said === plain || (word === 'stop' && said.includes(plain));
  });
}
