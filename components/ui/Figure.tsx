import {SanityImage} from '@/components/ui/SanityImage.tsx'
import {isUploaded, type ProjectedImage} from '@/sanity/image.ts'

/** A figure as the queries project it. */
export interface ProjectedFigure {
  image: ProjectedImage | null
  alt: string | null
  caption: string | null
  credit: string | null
}

/** A picture with its caption and credit; nothing while an editor has not chosen a file. */
export function Figure(props: {
  figure: ProjectedFigure | null
  sizes: string
  priority?: boolean
  className?: string
}) {
  const {figure, sizes, priority = false, className} = props
  if (!figure || !isUploaded(figure.image)) return null
  return (
    <figure className={className}>
      <SanityImage
        image={figure.image}
        alt={figure.alt ?? ''}
        sizes={sizes}
        priority={priority}
        className="h-auto w-full"
      />
      {(figure.caption || figure.credit) && (
        <figcaption className="mt-2.5 font-sans text-note text-muted">
          {figure.caption} {figure.credit && <span className="whitespace-nowrap">{figure.credit}</span>}
        </figcaption>
      )}
    </figure>
  )
}
