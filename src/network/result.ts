// Expected failures as values. Any thread.

/** Something that went wrong and that the reader is told: what happened, and what to do. */
export interface Problem {
  /** Stable, for tests and for choosing a way on, such as 'shape-mismatch'. */
  readonly code: string;
  /** One sentence for the reader: what happened. */
  readonly message: string;
  /** One sentence for the reader: what to do now. */
  readonly hint: string;
}

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failure(code: string, message: string, hint: string): Result<never> {
  return { ok: false, problem: { code, message, hint } };
}
