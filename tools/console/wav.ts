/** Bytes of the head of a WAV file. */
const HEAD = 44;

/** A WAV file of samples of 16 bits, one channel. */
export function wavOf(samples: Int16Array, rate: number): Uint8Array {
  const bytes = new Uint8Array(HEAD + samples.byteLength);
  const view = new DataView(bytes.buffer);
  const write = (at: number, text: string): void => {
    for (const [index, character] of [...text].entries()) view.setUint8(at + index, character.charCodeAt(0));
  };
  write(0, 'RIFF');
  view.setUint32(4, HEAD - 8 + samples.byteLength, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, 'data');
  view.setUint32(40, samples.byteLength, true);
  for (const [index, sample] of samples.entries()) view.setInt16(HEAD + index * 2, sample, true);
  return bytes;
}
