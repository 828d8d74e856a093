import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import { sql } from '#platform/sql'

const Row = z.record(z.string(), z.unknown())

/** What this module keeps about a person. */
export const personalData: PersonalData = {
  tables: ['allowance.tax_review', 'allowance.declaration', 'allowance.month', 'allowance.reminder'],
  export: async (db, personId) => ({
    taxReviews: await db.many(
      Row,
      sql`select r.tax_situation as "taxSituation", r.proof, r.from_month as "fromMonth", r.made_at as "madeAt"
      from allowance.tax_review r where r.young_person_id = ${personId} order by r.made_at`,
    ),
    declarations: await db.many(
      Row,
      sql`select d.month, d.version, d.resources, d.situations, d.is_student as "isStudent", d.declared_at as "declaredAt",
        (select coalesce(json_agg(json_build_object('about', w.about, 'text', w.text)), '[]') from allowance.word w where w.declaration_id = d.id) as words,
        (select coalesce(json_agg(json_build_object('outcome', l.outcome, 'at', l.made_at)), '[]') from allowance.look l where l.declaration_id = d.id) as looks
      from allowance.declaration d where d.young_person_id = ${personId} order by d.month, d.version`,
    ),
    months: await db.many(
      Row,
      sql`select p.month, p.status, p.blockers, p.amount_cents as "amountCents", p.lump_sum_cents as "lumpSumCents", p.steps, p.rules_version as "rulesVersion"
      from allowance.pub_month p where p.young_person_id = ${personId} order by p.month`,
    ),
  }),
  // the accounts of the State keep amounts and what they rest on; what was said in words goes
  erase: async (db, personId) => {
    await db.run(
      sql`delete from allowance.word w using allowance.declaration d where d.id = w.declaration_id and d.young_person_id = ${personId}`,
    )
    await db.run(sql`delete from allowance.reminder where young_person_id = ${personId}`)
  },
  retention:
    'Tes déclarations de ressources et le calcul de ton allocation sont gardés dix ans après la fin du contrat (c’est la loi). Ensuite il ne reste que des montants, sans ton nom ni tes explications.',
}
