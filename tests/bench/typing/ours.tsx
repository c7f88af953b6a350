import {studioConfig} from '../../../sanity.config.ts'
import {sanityEnv} from '../../../sanity/env.ts'
import {mount} from './mount.tsx'

mount(studioConfig(sanityEnv))
