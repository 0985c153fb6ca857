// What can be set in a part of a plan, read from its schema, so that controls follow when a setting is added. Any thread.
import type { GenericSchema } from 'valibot';

export type Field =
  | {
      readonly kind: 'number';
      readonly key: string;
      readonly whole: boolean;
      /** Both ends can be taken. */
      readonly least: number;
      readonly most: number;
    }
  | { readonly kind: 'choice'; readonly key: string; readonly options: readonly string[] }
  | { readonly kind: 'switch'; readonly key: string };

/** What stands for “just above 0” at a control. */
const aboveZero = 1e-9;

/** As much of a valibot schema as is looked at. */
interface Entry {
  readonly type: string;
  readonly options?: readonly string[];
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

/** The numbers, choices and switches of an object's schema, in its order; what is optional or an object is left out. */
export function fieldsOf(schema: GenericSchema): readonly Field[] {
  // Every part of a plan is a strict object; what its entries are is not known to the type of a schema in general.
  const { entries } = schema as unknown as { readonly entries: Readonly<Record<string, Entry>> };
  return Object.entries(entries).flatMap(([key, entry]): Field[] => {
    switch (entry.type) {
      case 'number':
        return [numberField(key, entry.pipe ?? [])];
      case 'picklist':
        return [{ kind: 'choice', key, options: entry.options ?? [] }];
      case 'boolean':
        return [{ kind: 'switch', key }];
      default:
        return [];
    }
  });
}

/** A part of a plan that comes in several kinds. */
interface Variants {
  readonly options: readonly GenericSchema[];
}

/** What can be set in one kind of it. */
export function fieldsOfKind({ options }: Variants, kind: string): readonly Field[] {
  const found = options.find((option) => {
    const { entries } = option as unknown as {
      readonly entries: { readonly kind: Entry & { readonly literal?: string } };
    };
    return entries.kind.literal === kind || entries.kind.options?.includes(kind) === true;
  });
  return found === undefined ? [] : fieldsOf(found).filter(({ key }) => key !== 'kind');
}

function numberField(key: string, pipe: NonNullable<Entry['pipe']>): Field {
  const limit = (type: string) => {
    const requirement = pipe.find((action) => action.type === type)?.requirement;
    return typeof requirement === 'number' ? requirement : null;
  };
  const above = limit('gt_value');
  const below = limit('lt_value');
  return {
    kind: 'number',
    key,
    whole: pipe.some(({ type }) => type === 'integer'),
    least: limit('min_value') ?? (above === null ? -Infinity : above + aboveZero),
    most: limit('max_value') ?? (below === null ? Infinity : below - aboveZero),
  };
}
