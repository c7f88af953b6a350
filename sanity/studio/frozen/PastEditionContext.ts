import {createContext} from 'react'

/** Inside the form of a past edition: the year that has taken its place. Null everywhere else. */
export const PastEditionContext = createContext<number | null>(null)
