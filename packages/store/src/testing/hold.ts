import { Client } from 'pg'
import { openDatabase } from '../engine/database.ts'
import { readEnvironment } from '../engine/environment.ts'
import { stopOnSignals } from '../engine/signals.ts'

// A process that a test can kill: opens the database as the application does, acknowledges one row, and stays.
const database = await openDatabase(readEnvironment(), { exclusive: true })
stopOnSignals(database.stop)
database.announce('http://localhost:8080')
const client = new Client({ connectionString: database.ownerUrl })
client.on('error', () => {})
await client.connect()
await client.query('create table if not exists acknowledged (number int)')
await client.query('insert into acknowledged values (1)')
await client.query('begin; insert into acknowledged values (2)')
process.stdout.write(`${new URL(database.ownerUrl).port}\n`)
setInterval(() => {}, 60_000)
