import {
  Bike,
  Briefcase,
  Compass,
  FileBadge,
  GraduationCap,
  HeartPulse,
  House,
  type LucideIcon,
  Palette,
  Scale,
  Shield,
  Smartphone,
  Users,
  Wallet,
} from 'lucide-react'
import type { Domain } from '../api.ts'

/** A picture for each domain, always beside its word. */
export const domainIcons: Record<Domain, LucideIcon> = {
  orientation: Compass,
  training: GraduationCap,
  employment: Briefcase,
  mobility: Bike,
  housing: House,
  budget: Wallet,
  rights: Shield,
  digital: Smartphone,
  citizenship: Palette,
  health: HeartPulse,
  family: Users,
  justice: Scale,
  stay: FileBadge,
}
