/**
 * Params for rendering ahead, with a placeholder when there are none: Next refuses an empty list for a cached route, and a new
 * site has no documents yet. The placeholder's page answers not found.
 */
export function atLeastOne<Params>(params: Params[], placeholder: Params): Params[] {
  return params.length > 0 ? params : [placeholder]
}
