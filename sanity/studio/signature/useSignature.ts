import {useMemo, useSyncExternalStore} from 'react'
import {useCurrentUser} from 'sanity'

import {sanityEnv} from '../../env.ts'
import {isPublished, useLakeQuery} from '../lake/useLakeQuery.ts'

interface Person {
  _id: string
  name: string | null
}

/** As whom the signed-in editor signs reviews and corrections. */
export interface Signature {
  /** Null while nobody has been chosen. */
  person: Person | null
  /** Everybody who can sign; undefined before the lake has answered. */
  people: Person[] | undefined
  /** The editor's name, as the lake knows it. */
  userName: string
  /** Signs as that person from now on, in this browser. Null when the editor's own name decides. */
  choose: ((personId: string) => void) | null
}

/**
 * The person who has the signed-in editor's name, or whom the editor once chose in this browser. Accounts and people are
 * different things: a person may sign without an account, and a desk is a person too.
 */
export function useSignature(): Signature {
  const user = useCurrentUser()
  const {answer: people} = useLakeQuery<Person[]>(
    '*[_type == "person"] | order(name asc){_id, name}',
    {},
    {listenTo: `*[_type == "person" && ${isPublished}]`},
  )
  const key = `perennial.signature.${sanityEnv.projectId}.${user?.id}`
  const remembered = useSyncExternalStore(onStorage, () => localStorage.getItem(key))
  const userName = user?.name ?? ''
  const namesake = people?.find(({name}) => name === userName)
  const person = namesake ?? people?.find(({_id}) => _id === remembered) ?? null
  return useMemo(
    () => ({person, people, userName, choose: namesake ? null : (personId) => remember(key, personId)}),
    [person, people, userName, namesake, key],
  )
}

function onStorage(changed: () => void): () => void {
  addEventListener('storage', changed)
  return () => removeEventListener('storage', changed)
}

/** A browser tells only its other tabs; the components of this one hear of it by the same event. */
function remember(key: string, personId: string): void {
  localStorage.setItem(key, personId)
  dispatchEvent(new StorageEvent('storage', {key}))
}
