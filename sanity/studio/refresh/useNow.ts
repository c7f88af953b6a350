import {useEffect, useState} from 'react'

import {presentMoment} from '../today.ts'

const everyMs = 5_000

/** The present moment (ISO 8601), a few seconds old at most. */
export function useNow(): string {
  const [now, setNow] = useState(presentMoment)
  useEffect(() => {
    const timer = setInterval(() => setNow(presentMoment()), everyMs)
    return () => clearInterval(timer)
  }, [])
  return now
}
