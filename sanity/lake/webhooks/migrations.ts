import type {Migration} from '../store/database.ts'

/** Tables of the webhooks, of what is to be delivered to them, and of how far the transaction log has been read. */
export const webhookMigrations: Migration[] = [
  {
    name: 'webhooks-1-deliveries',
    sql: `
      CREATE TABLE webhooks (
        id TEXT PRIMARY KEY,
        definition TEXT NOT NULL,
        -- Transactions up to this one happened before the webhook existed.
        since_sequence INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE webhook_deliveries (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        webhook_id TEXT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
        sequence INTEGER NOT NULL,
        transaction_id TEXT NOT NULL,
        transaction_time TEXT NOT NULL,
        document_id TEXT NOT NULL,
        operation TEXT NOT NULL,
        payload TEXT NOT NULL,
        status TEXT NOT NULL DEFAULT 'pending',
        failure_count INTEGER NOT NULL DEFAULT 0,
        failure_reason TEXT,
        result_code INTEGER,
        due_ms INTEGER NOT NULL,
        created_ms INTEGER NOT NULL,
        updated_ms INTEGER NOT NULL,
        UNIQUE (webhook_id, sequence, document_id)
      ) STRICT;
      CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (webhook_id, number, due_ms) WHERE status = 'pending';
      CREATE INDEX webhook_deliveries_due ON webhook_deliveries (due_ms) WHERE status = 'pending';

      CREATE TABLE webhook_attempts (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        delivery_id TEXT NOT NULL REFERENCES webhook_deliveries (id) ON DELETE CASCADE,
        webhook_id TEXT NOT NULL,
        created_ms INTEGER NOT NULL,
        duration_ms INTEGER NOT NULL,
        result_code INTEGER,
        result_body TEXT,
        failure_reason TEXT
      ) STRICT;
      CREATE INDEX webhook_attempts_by_delivery ON webhook_attempts (delivery_id, number);
      CREATE INDEX webhook_attempts_by_webhook ON webhook_attempts (webhook_id, number);

      CREATE TABLE webhook_cursor (id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL) STRICT;
      INSERT INTO webhook_cursor VALUES (1, 0);
    `,
  },
  {
    name: 'webhooks-2-created-by',
    sql: `ALTER TABLE webhooks ADD COLUMN created_by TEXT NOT NULL DEFAULT ''`,
  },
]
