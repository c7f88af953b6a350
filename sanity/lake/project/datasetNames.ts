/**
 * What is wrong with the name of a dataset, as the hosted service sees it; null when it will do. Such a name is safe as part
 * of a file's name. https://www.sanity.io/docs/datasets
 */
export function datasetNameProblem(name: string): string | null {
  if (name.length < 2 || name.length > 64) return 'Dataset name must be 2 to 64 characters long'
  if (!/^[a-z0-9]/.test(name)) return 'Dataset name must start with a lower-case letter or a number'
  if (!/^[-_a-z0-9]+$/.test(name))
    return 'Dataset name must only contain lower-case letters, numbers, dashes and underscores'
  if (/[-_]$/.test(name)) return 'Dataset name must not end with a dash or an underscore'
  return null
}
