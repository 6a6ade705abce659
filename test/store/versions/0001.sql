-- A database at schema version 1, with one page that two subscribers heard of.
INSERT INTO onrecord.pages (url, key, state, sources) VALUES ('https://old.example/', '\x01', 'fetched', '{courier}');
INSERT INTO onrecord.snapshots (page_id, sha256, head, file, "offset", length, shown_at, extracted_run, extractor)
  SELECT id, 'sha256:aa', '{}', 'a.warc.gz', 0, 1, '2026-01-01T10:00:00Z', 1, 'onrecord@0.1.0' FROM onrecord.pages;
INSERT INTO onrecord.documents (id, page_id, revision, shown_at)
  SELECT 'doc_00000000000000000000000000000001', id, 1, '2026-01-01T10:00:00Z' FROM onrecord.pages;
INSERT INTO onrecord.statements (id, document_id, position, status, said_at, first_seen, record, speaker_id, speaker_name,
    act, kind, language, topics, entities, sources, confidence, content, terms)
  VALUES (:'id', 'doc_00000000000000000000000000000001', 0, 'usable', '2026-01-01T10:00:00Z', '2026-01-01T10:00:00Z',
    :'record', 'person:ada-obi', ' ada obi ', 'assert', 'indirect', 'en', '{medtop:1}', '{}', '{courier}', 80, 'it was so',
    array_to_tsvector('{it,was,so,@ada,@obi}'));
INSERT INTO onrecord.events (op, statement, at) VALUES ('ADD', :'record', '2026-01-01T10:00:00Z');
INSERT INTO onrecord.event_facets (seq, version, speaker_id, speaker_name, act, kind, language, topics, entities, sources,
    confidence, content, terms)
  SELECT seq, 1, 'person:ada-obi', ' ada obi ', 'assert', 'indirect', 'en', '{medtop:1}', '{}', '{courier}', 80,
    'it was so', array_to_tsvector('{it,was,so,@ada,@obi}') FROM onrecord.events;
INSERT INTO onrecord.subscriptions (name, filter, cursor) VALUES ('behind', '{}', 0), ('done', '{}', 1);
INSERT INTO onrecord.acknowledgements (subscription, seq) VALUES ('done', 1);
