import {widthOf} from '../query/conditions.ts'
import type {Condition} from '../query/conditions.ts'
import {publishedIdOf} from '../store/publishedId.ts'
import type {DocumentChange} from '../store/transactions.ts'

/** Finds what wants to know of a change, by the id and type of its document, before any filter is evaluated. */
export interface AudienceIndex<Member> {
  add(member: Member, condition: Condition): void
  remove(member: Member, condition: Condition): void
  /** The members that a change may concern, each once. */
  concernedBy(change: DocumentChange): Set<Member>
}

/** Under this key are those who may want to know of any document. */
const anyDocument = ''

export function openAudienceIndex<Member>(): AudienceIndex<Member> {
  const members = new Map<string, Set<Member>>()
  return {
    add(member, condition) {
      for (const key of keysOf(condition)) {
        const present = members.get(key)
        if (present) present.add(member)
        else members.set(key, new Set([member]))
      }
    },
    remove(member, condition) {
      for (const key of keysOf(condition)) {
        members.get(key)?.delete(member)
        if (members.get(key)?.size === 0) members.delete(key)
      }
    },
    concernedBy({documentId, before, after}) {
      const keys = [
        anyDocument,
        `id ${documentId}`,
        `publishedId ${publishedIdOf(documentId)}`,
        `publishedId ${documentId}`,
        `type ${before?._type}`,
        `type ${after?._type}`,
      ]
      const concerned = new Set<Member>()
      for (const key of keys) for (const member of members.get(key) ?? []) concerned.add(member)
      return concerned
    },
  }
}

/** Where to look for the documents that meet a condition: all of them are under one of these keys. */
function keysOf(condition: Condition): string[] {
  switch (condition.kind) {
    case 'id':
    case 'publishedId':
    case 'type':
      return condition.values.map((value) => `${condition.kind} ${value}`)
    case 'all': {
      const narrowest = condition.of.toSorted((a, b) => widthOf(a) - widthOf(b)).map(keysOf)
      return narrowest.find((keys) => !keys.includes(anyDocument)) ?? [anyDocument]
    }
    case 'any': {
      const keys = condition.of.flatMap(keysOf)
      return keys.includes(anyDocument) ? [anyDocument] : keys
    }
    default:
      return [anyDocument]
  }
}
