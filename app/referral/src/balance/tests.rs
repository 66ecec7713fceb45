use proptest::prelude::*;

use super::*;

fn specialist(n: u8) -> SpecialistId {
    SpecialistId::from_bytes([n; 16])
}

fn candidate(n: u8, open: u32, weekly: u16) -> Candidate {
    Candidate {
        specialist: specialist(n),
        open,
        capacity: weekly.try_into().unwrap(),
        last_assigned: None,
        exclusion: None,
    }
}

/// Assigns `count` referrals one after the other, as arrivals only would.
fn assign(pool: &mut [Candidate], count: u32) {
    for moment in 0..count {
        let chosen = choose(pool).unwrap();
        let chosen = pool
            .iter_mut()
            .find(|candidate| candidate.specialist == chosen)
            .unwrap();
        chosen.open += 1;
        chosen.last_assigned = Some(moment.into());
    }
}

#[test]
fn the_larger_capacity_comes_first_and_gets_more() {
    let mut pool = [candidate(1, 0, 9), candidate(2, 0, 6)];
    assign(&mut pool, 3);
    assert_eq!(pool.map(|candidate| candidate.open), [2, 1]);
}

#[test]
fn of_equals_who_waited_longest_is_chosen_and_never_comes_first() {
    let mut pool = [candidate(1, 1, 5), candidate(2, 1, 5), candidate(3, 1, 5)];
    pool[0].last_assigned = Some(10);
    pool[1].last_assigned = Some(5);
    assert_eq!(choose(&pool), Some(specialist(3)));
    pool[2].last_assigned = Some(20);
    assert_eq!(choose(&pool), Some(specialist(2)));
    pool[1].last_assigned = Some(10);
    assert_eq!(choose(&pool), Some(specialist(1)));
}

#[test]
fn equal_shares_are_equal_whatever_their_size() {
    // 3/9 and 1/3 are equal only where nothing is rounded.
    assert_eq!(
        choose(&[candidate(2, 2, 9), candidate(1, 0, 3)]),
        Some(specialist(1))
    );
    assert_eq!(
        choose(&[candidate(1, 2, 9), candidate(2, 0, 3)]),
        Some(specialist(1))
    );
}

#[test]
fn the_excluded_are_never_chosen() {
    for exclusion in <Exclusion as crate::choice::Choice>::ALL {
        let mut idle = candidate(1, 0, 100);
        idle.exclusion = Some(*exclusion);
        assert_eq!(
            choose(&[idle.clone(), candidate(2, 900, 1)]),
            Some(specialist(2))
        );
        assert_eq!(choose(&[idle]), None);
    }
    assert_eq!(choose(&[]), None);
}

#[test]
fn the_largest_numbers_do_not_overflow() {
    let full = [candidate(1, u32::MAX, 1_000), candidate(2, u32::MAX, 999)];
    assert_eq!(choose(&full), Some(specialist(1)));
}

#[test]
fn a_record_replays_and_a_changed_one_does_not() {
    let mut record = Record::decide(vec![candidate(2, 0, 6), candidate(1, 0, 9)]);
    let json = serde_json::to_string(&record).unwrap();
    assert!(serde_json::from_str::<Record>(&json).unwrap().replays());
    record.candidates[0].open = 9;
    assert!(!record.replays());
}

#[test]
fn a_capacity_is_one_to_a_thousand() {
    assert!(Capacity::try_from(0).is_err() && Capacity::try_from(1_001).is_err());
    assert!(serde_json::from_str::<Capacity>("0").is_err());
    assert_eq!(Capacity::try_from(9).unwrap().weekly(), 9);
}

fn pool() -> impl Strategy<Value = Vec<Candidate>> {
    let inputs = (
        0u32..50,
        1u16..40,
        proptest::option::of(0i64..20),
        proptest::option::weighted(0.2, Just(Exclusion::Away)),
    );
    proptest::collection::vec(inputs, 1..8).prop_map(|pool| {
        (1..)
            .zip(pool)
            .map(|(n, (open, weekly, last_assigned, exclusion))| Candidate {
                last_assigned,
                exclusion,
                ..candidate(n, open, weekly)
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_candidates_does_not_matter(mut pool in pool(), turn in 0usize..8) {
        let chosen = choose(&pool);
        let length = pool.len();
        pool.rotate_left(turn % length);
        prop_assert_eq!(choose(&pool), chosen);
        pool.reverse();
        prop_assert_eq!(choose(&pool), chosen);
    }

    #[test]
    fn nobody_eligible_has_a_lesser_share_than_the_chosen(pool in pool()) {
        if let Some(chosen) = choose(&pool) {
            let chosen = pool.iter().find(|candidate| candidate.specialist == chosen).unwrap();
            prop_assert!(chosen.exclusion.is_none());
            for other in pool.iter().filter(|other| other.exclusion.is_none()) {
                let mine = (u64::from(chosen.open) + 1) * u64::from(other.capacity.weekly());
                let theirs = (u64::from(other.open) + 1) * u64::from(chosen.capacity.weekly());
                prop_assert!(mine <= theirs);
            }
        }
    }

    #[test]
    fn raising_the_capacity_of_the_chosen_keeps_them_chosen(mut pool in pool(), more in 1u16..50) {
        if let Some(chosen) = choose(&pool) {
            let raised = pool.iter_mut().find(|candidate| candidate.specialist == chosen).unwrap();
            raised.capacity = Capacity(raised.capacity.0 + more);
            prop_assert_eq!(choose(&pool), Some(chosen));
        }
    }

    #[test]
    fn raising_a_capacity_never_lowers_the_share(weights in proptest::collection::vec(1u16..40, 2..6), more in 1u16..40, count in 1u32..120) {
        let share = |first: u16| {
            let mut pool: Vec<_> = (1..).zip(&weights).map(|(n, weekly)| candidate(n, 0, *weekly)).collect();
            pool[0].capacity = Capacity(first);
            assign(&mut pool, count);
            pool[0].open
        };
        prop_assert!(share(weights[0] + more) >= share(weights[0]));
    }

    /// With arrivals only, nobody's load per capacity exceeds what anybody else's would be with one
    /// referral more: weighted envy-freeness up to one referral.
    #[test]
    fn no_share_exceeds_anothers_by_more_than_one_referral(weights in proptest::collection::vec(1u16..100, 1..8), count in 0u32..300) {
        let mut pool: Vec<_> = (1..).zip(weights).map(|(n, weekly)| candidate(n, 0, weekly)).collect();
        assign(&mut pool, count);
        for mine in &pool {
            for theirs in &pool {
                prop_assert!(
                    mine.open * u32::from(theirs.capacity.0) <= (theirs.open + 1) * u32::from(mine.capacity.0)
                );
            }
        }
    }

    #[test]
    fn nobody_starves(weights in proptest::collection::vec(1u16..20, 1..6)) {
        let mut pool: Vec<_> = (1..).zip(&weights).map(|(n, weekly)| candidate(n, 0, *weekly)).collect();
        let total: u32 = weights.iter().map(|weekly| u32::from(*weekly)).sum();
        assign(&mut pool, total);
        // A whole round of the pool's capacity gives everybody their own.
        for candidate in &pool {
            prop_assert_eq!(candidate.open, u32::from(candidate.capacity.0));
        }
    }
}
