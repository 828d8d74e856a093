import webPush from 'web-push'
import { z } from 'zod'
import type { Config } from './config.ts'
import type { Db } from './db.ts'
import { sql } from './sql.ts'

const Keys = z.object({ publicKey: z.string(), privateKey: z.string() })

/** The VAPID key pair (RFC 8292): of the configuration, else one made once and kept in the database. */
export async function pushKeys(db: Db, config: Config): Promise<z.infer<typeof Keys>> {
  if (config.vapid) return config.vapid
  await db.run(sql`insert into platform.setting (name, value) values ('vapid', ${JSON.stringify(webPush.generateVAPIDKeys())})
    on conflict do nothing`)
  const { value } = await db.one(z.object({ value: Keys }), sql`select value from platform.setting where name = 'vapid'`)
  return value
}
