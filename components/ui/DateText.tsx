import {formatDate, formatPartialDate, isMachineDate} from '@/lib/dates.ts'

/** A moment or a day for readers, `4 June 2022`, with the exact value for machines. */
export function DateText({value}: {value: string}) {
  return <time dateTime={value}>{formatDate(value)}</time>
}

/** A date as precise as it is known: `July 2005`. Words that are no date are printed as they stand. */
export function PartialDateText({value}: {value: string}) {
  if (!isMachineDate(value)) return value
  return <time dateTime={value}>{formatPartialDate(value)}</time>
}
