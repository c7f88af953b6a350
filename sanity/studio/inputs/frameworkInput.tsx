import {Stack} from '@sanity/ui'
import {getPublishedId, type ObjectInputProps} from 'sanity'

import {FactWatch} from '../watch/FactWatch.tsx'
import {readWatchedFramework} from '../watch/watchedFramework.ts'

/** The form of a framework: above it stands what endoflife.date says otherwise, where the framework has a name there. */
export function FrameworkInput(props: ObjectInputProps) {
  const {value, readOnly = false, onChange, renderDefault} = props
  const watched = readWatchedFramework(value)
  return (
    <Stack gap={5}>
      {watched && (
        <FactWatch
          frameworkId={getPublishedId(String(value?._id))}
          product={watched.product}
          facts={watched.facts}
          readOnly={readOnly}
          onChange={onChange}
        />
      )}
      {renderDefault(props)}
    </Stack>
  )
}
