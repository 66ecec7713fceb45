-- A reservation that is over is deleted: its foreign keys are looked up from the other side.
CREATE INDEX event_of_offer ON event (offer);
CREATE INDEX outbox_of_referral ON outbox (referral);
