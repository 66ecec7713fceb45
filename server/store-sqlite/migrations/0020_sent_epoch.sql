-- The epoch that an offer was sent for, once a member has sealed it anew for a later one: its sender
-- knows the practice by the signing key of that epoch, and takes no other's signature.
ALTER TABLE offer ADD COLUMN sent_epoch INTEGER;
UPDATE offer SET sent_epoch =
    (SELECT max(k.epoch) FROM key_record k
     WHERE k.practice = offer.practice AND k.published_at <= offer.assigned_at)
WHERE EXISTS (SELECT 1 FROM envelope e
     WHERE e.referral = offer.referral AND e.hop = offer.hop AND e.before IS NOT NULL);
