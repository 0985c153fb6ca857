// What is kept of a finished run is read with care: an older book wrote it perhaps, or it is damaged. Page thread, pure.
import * as v from 'valibot';

/** What every kept run has, whatever else is kept of it. */
export interface KeptRecord {
  /** Its key, unlike any other: what one tab keeps takes the place of nothing that another kept. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly finishedAt: number;
}

/** Something that was kept and cannot be shown. */
export interface UnreadableRun {
  readonly key: string;
  /** In one sentence, what it is. */
  readonly why: string;
}

export type ParseRecord<Run> = (
  key: string,
  kept: unknown,
) => { readonly run: Run } | { readonly unreadable: UnreadableRun };

const versionSchema = v.object({ version: v.number() });

/** @param version that this book writes */
export function recordParser<Run>(
  schema: v.GenericSchema<unknown, Run>,
  version: number,
): ParseRecord<Run> {
  return (key, kept) => {
    const parsed = v.safeParse(schema, kept);
    if (parsed.success) return { run: parsed.output };
    const versioned = v.safeParse(versionSchema, kept);
    const other = versioned.success && versioned.output.version !== version;
    return {
      unreadable: {
        key,
        why: other
          ? `It was kept by another version of this book (${String(versioned.output.version)}, where this one writes ${String(version)}).`
          : 'It is damaged: what was kept is not a run.',
      },
    };
  };
}
