/** An item of a list with its key: the lake tells the items of a list apart by it. */
export function keyed<Item extends object>(key: string, item: Item): Item & {_key: string} {
  return {...item, _key: key}
}
