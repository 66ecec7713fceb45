-- The rule of the pool looks when an accepted offer was decided: old ones count no more.
DROP INDEX load_of_category;
CREATE INDEX load_of_category ON offer (category, specialist, state, assigned_at, decided_at);
