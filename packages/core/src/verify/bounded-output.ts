/** The beginning and the end of a stream of bytes, whatever its length. */
export type BoundedOutput = {
  readonly add: (chunk: Uint8Array) => void;
  /** How many bytes came in all. */
  readonly total: () => number;
  readonly text: () => string;
};

/** Keeps the first and the last `half` bytes; what was between is named in one line. */
export function boundOutput(half: number): BoundedOutput {
  const head: Uint8Array[] = [];
  let headBytes = 0;
  let tail: Uint8Array[] = [];
  let tailBytes = 0;
  let total = 0;

  function addToTail(chunk: Uint8Array): void {
    tail.push(chunk);
    tailBytes += chunk.byteLength;
    // Joined now and then, not at each chunk.
    if (tailBytes > 2 * half) {
      tail = [Buffer.concat(tail).subarray(-half)];
      tailBytes = half;
    }
  }

  return {
    add: (chunk) => {
      total += chunk.byteLength;
      const forHead = chunk.subarray(0, Math.max(0, half - headBytes));
      if (forHead.byteLength > 0) {
        head.push(forHead);
        headBytes += forHead.byteLength;
      }
      if (forHead.byteLength < chunk.byteLength) addToTail(chunk.subarray(forHead.byteLength));
    },
    total: () => total,
    text: () => {
      const end = Buffer.concat(tail).subarray(-half);
      const lost = total - headBytes - end.byteLength;
      const decode = (parts: readonly Uint8Array[]): string => Buffer.concat(parts).toString('utf8');
      if (lost <= 0) return decode([...head, end]);
      return `${decode(head)}\n… ${lost} bytes left out …\n${decode([end])}`;
    },
  };
}
