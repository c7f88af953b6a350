/** How the desk orders its lists unless an editor chooses otherwise. */
export const newestFirst = [{field: 'year', direction: 'desc' as const}]
export const byGoLive = [{field: 'goLive.at', direction: 'asc' as const}]
export const byField = (field: string) => [{field, direction: 'asc' as const}]
