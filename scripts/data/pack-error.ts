// Build time: what ends the packing in one sentence.

/** Something that whoever builds can mend; the message is one sentence that says how. */
export class PackError extends Error {}
