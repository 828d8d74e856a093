import { Briefcase, Compass, GraduationCap, HeartPulse, House, Landmark, type LucideIcon, Palette, Sparkles } from 'lucide-react'
import type { Category } from '#api/actions'

/** A picture beside each category's word. */
export const categoryIcons: Record<Category, LucideIcon> = {
  employment: Briefcase,
  career_plan: Compass,
  culture_sport_leisure: Palette,
  citizenship: Landmark,
  training: GraduationCap,
  housing: House,
  health: HeartPulse,
  not_counted: Sparkles,
}
