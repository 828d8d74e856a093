import { type PointerEvent, useRef } from 'react'
import { Button } from '#ui/button'
import styles from './signature-pad.module.css'

type Props = { value: string; onChange: (path: string) => void; label: string; hint: string; clear: string }

/** The most the server keeps. */
const longest = 19_000
const [width, height] = [900, 300]

/** A place to sign with a finger, a pen or a mouse; gives an SVG path. There is always another way to sign for who cannot draw. */
export function SignaturePad({ value, onChange, label, hint, clear }: Props) {
  const path = useRef(value)
  path.current = value
  const last = useRef<readonly [number, number]>(undefined)
  const add = (point: readonly [number, number], how: 'M' | 'L') => {
    if (path.current.length > longest) return
    last.current = point
    path.current = `${path.current}${path.current ? ' ' : ''}${how}${point[0]} ${point[1]}`
    onChange(path.current)
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const from = last.current
    if (!from) return
    const point = pointOf(event)
    if (Math.abs(point[0] - from[0]) + Math.abs(point[1] - from[1]) >= 4) add(point, 'L')
  }
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    add(pointOf(event), 'M')
  }
  const end = () => {
    last.current = undefined
  }
  return (
    <div className={styles.pad}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className={styles.paper}
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1="40" x2={width - 40} y1={height - 60} y2={height - 60} className={styles.line} />
        <path d={value} />
      </svg>
      <div className={styles.foot}>
        <span>{hint}</span>
        <Button type="button" variant="quiet" small disabled={!value} onClick={() => onChange('')}>
          {clear}
        </Button>
      </div>
    </div>
  )
}

/** Whole numbers inside the paper. */
function pointOf({ clientX, clientY, currentTarget }: PointerEvent<SVGSVGElement>) {
  const box = currentTarget.getBoundingClientRect()
  const within = (share: number, most: number) => Math.round(Math.min(1, Math.max(0, share)) * most)
  return [within((clientX - box.left) / box.width, width), within((clientY - box.top) / box.height, height)] as const
}

/** Whether enough was drawn to be a signature. */
export const isDrawn = (path: string) => (path.match(/L/g)?.length ?? 0) >= 3
