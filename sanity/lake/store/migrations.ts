import type {Migration} from './database.ts'
import {openDocumentReader} from './documents.ts'
import {openFieldIndex} from './fieldIndex.ts'

/** Tables of the documents, the references between them, and the transaction log. */
export const storeMigrations: Migration[] = [
  {
    name: 'store-1-documents',
    sql: `
      CREATE TABLE documents (
        id TEXT PRIMARY KEY,
        published_id TEXT NOT NULL,
        json TEXT NOT NULL,
        type TEXT NOT NULL GENERATED ALWAYS AS (json_extract(json, '$._type')) STORED,
        rev TEXT NOT NULL GENERATED ALWAYS AS (json_extract(json, '$._rev')) STORED,
        created_at TEXT NOT NULL GENERATED ALWAYS AS (json_extract(json, '$._createdAt')) STORED,
        updated_at TEXT NOT NULL GENERATED ALWAYS AS (json_extract(json, '$._updatedAt')) STORED,
        slug ANY GENERATED ALWAYS AS (json_extract(json, '$.slug.current')) STORED
      ) STRICT;
      CREATE INDEX documents_by_type ON documents (type, id);
      CREATE INDEX documents_by_slug ON documents (slug, type) WHERE slug IS NOT NULL;
      CREATE INDEX documents_by_published_id ON documents (published_id, id);

      CREATE TABLE document_references (
        source TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        target TEXT NOT NULL,
        strong INTEGER NOT NULL,
        PRIMARY KEY (source, target)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX references_by_target ON document_references (target, source, strong);
    `,
  },
  {
    // A change keeps what the document became; what it was before is what its previous change left.
    name: 'store-2-transactions',
    sql: `
      CREATE TABLE transactions (
        sequence INTEGER PRIMARY KEY,
        transaction_id TEXT NOT NULL UNIQUE,
        timestamp TEXT NOT NULL,
        author TEXT NOT NULL
      ) STRICT;

      CREATE TABLE transaction_changes (
        sequence INTEGER NOT NULL REFERENCES transactions (sequence),
        position INTEGER NOT NULL,
        document_id TEXT NOT NULL,
        previous_sequence INTEGER,
        after_json TEXT,
        mutations TEXT NOT NULL,
        PRIMARY KEY (sequence, position)
      ) STRICT;
      CREATE UNIQUE INDEX changes_by_document ON transaction_changes (document_id, sequence);
    `,
  },
  {
    // Variants and the members of a type come out of the index, in order, without a look at the documents. References
    // into other datasets, which were left out before, join the others as weak ones.
    name: 'store-3-look-ups',
    sql: `
      DROP INDEX documents_by_published_id;
      CREATE INDEX documents_by_variant ON documents (published_id, id, rev);
      CREATE INDEX documents_by_type_shown ON documents (type, published_id, id);

      INSERT OR IGNORE INTO document_references (source, target, strong)
        SELECT documents.id, field.value, 0 FROM documents, json_tree(documents.json) AS field
        WHERE field.key = '_ref' AND field.type = 'text';
    `,
  },
  {
    // The newest documents of a type, without a look at the others.
    name: 'store-4-orders',
    sql: `
      CREATE INDEX documents_by_creation ON documents (type, created_at DESC, published_id, id);
      CREATE INDEX documents_by_update ON documents (type, updated_at DESC, published_id, id);
    `,
  },
  {
    // Documents of a type by the texts and numbers in their fields: what has one of some values, and all in their order.
    name: 'store-5-values',
    sql: `
      CREATE TABLE document_values (
        source TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        field TEXT NOT NULL,
        type TEXT NOT NULL,
        value ANY NOT NULL,
        published_id TEXT NOT NULL,
        PRIMARY KEY (source, field)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX values_by_field ON document_values (type, field, value, published_id, source);

      -- How many published documents of a type have a field: counting them anew would take longer the more there are.
      CREATE TABLE value_counts (
        type TEXT NOT NULL,
        field TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (type, field)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER value_counted AFTER INSERT ON document_values WHEN new.source = new.published_id BEGIN
        INSERT INTO value_counts (type, field, count) VALUES (new.type, new.field, 1)
          ON CONFLICT (type, field) DO UPDATE SET count = count + 1;
      END;
      CREATE TRIGGER value_discounted AFTER DELETE ON document_values WHEN old.source = old.published_id BEGIN
        UPDATE value_counts SET count = count - 1 WHERE type = old.type AND field = old.field;
      END;

      CREATE TABLE unordered_fields (
        type TEXT NOT NULL,
        field TEXT NOT NULL,
        PRIMARY KEY (type, field)
      ) STRICT, WITHOUT ROWID;
    `,
    fill(database) {
      const index = openFieldIndex(database)
      for (const document of openDocumentReader(database).all()) index.put(document)
    },
  },
]
