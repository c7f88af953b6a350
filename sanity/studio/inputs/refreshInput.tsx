import type {ObjectInputProps} from 'sanity'

export function RefreshInput(props: ObjectInputProps) {
  return props.renderDefault(props)
}
