import {CopyIcon} from '@sanity/icons/Copy'
import {Box, Button, Flex, TextInput} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'

/** An address to be handed on: shown whole, selected at a touch, copied at a press. */
export function CopyAddress({address}: {address: string}) {
  const toast = useToast()

  async function copy() {
    try {
      await navigator.clipboard.writeText(address)
      toast.push({status: 'success', title: 'Address copied'})
    } catch (error) {
      // A browser may refuse: over plain HTTP, or because it was told to.
      toast.push({
        status: 'warning',
        title: 'The browser does not let the Studio copy. Select the address and copy it yourself.',
        description: String(error),
      })
    }
  }

  return (
    <Flex gap={2}>
      <Box flex={1}>
        <TextInput
          aria-label="Address"
          fontSize={1}
          readOnly
          value={address}
          onFocus={({currentTarget}) => currentTarget.select()}
        />
      </Box>
      <Button icon={CopyIcon} text="Copy" mode="ghost" fontSize={1} padding={3} onClick={copy} />
    </Flex>
  )
}
