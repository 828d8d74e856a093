/** PrintButton(): « Imprimer »: the page as it is, on paper in black and white (see the print rules of base.css). */
import { Printer } from 'lucide-react'
import { Button } from './button.tsx'
import { texts } from './texts.ts'

/** Prints this page. */
export const PrintButton = () => (
  <Button variant="quiet" small icon={Printer} data-screen-only onClick={() => print()}>
    {texts.print}
  </Button>
)
