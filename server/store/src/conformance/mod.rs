//! One behaviour a function; every backend runs them all against itself.

mod catalogue;
mod directory;
mod instance;
mod kit;
mod pool;
mod practice;
mod reservation;

use crate::Store;

/// Runs the whole suite on stores that `fresh` makes, each empty. Wants a runtime with more than
/// one thread, so that what is asked at once is asked at once.
pub async fn run<S, F>(mut fresh: F)
where
    S: Store + 'static,
    F: AsyncFnMut() -> S,
{
    a_new_store_answers(&fresh().await).await;

    instance::a_demo_is_never_a_real_practices_database(&fresh().await).await;
    instance::real_practices_never_become_a_demo(&fresh().await).await;

    catalogue::a_new_store_has_none(&fresh().await).await;
    catalogue::only_a_change_makes_a_new_version(&fresh().await).await;

    practice::what_was_created_is_listed(&fresh().await).await;
    practice::a_slug_that_is_taken_is_named_and_nothing_is_kept(&fresh().await).await;
    practice::epochs_follow_one_another(&fresh().await).await;
    practice::the_audit_trail_tells_all_and_holds(&fresh().await).await;

    directory::only_who_takes_what_was_asked_is_listed(&fresh().await).await;
    directory::a_listing_tells_what_a_sender_needs(&fresh().await).await;
    directory::absences_that_are_over_are_not_told(&fresh().await).await;
    directory::only_verified_practices_are_in_it(&fresh().await).await;
    directory::every_category_has_its_takers(&fresh().await).await;

    reservation::a_named_specialist_is_reserved_with_the_newest_key(&fresh().await).await;
    reservation::a_named_specialist_who_is_away_is_reserved(&fresh().await).await;
    reservation::a_named_specialist_who_stopped_is_told_why(&fresh().await).await;
    reservation::what_is_refused_leaves_nothing(&fresh().await).await;
    reservation::a_number_or_id_in_use_is_drawn_again(&fresh().await).await;
    reservation::a_reservation_vanishes_when_its_time_is_over(&fresh().await).await;

    pool::everybody_passed_over_is_recorded_with_the_reason(&fresh().await).await;
    pool::only_whom_the_sender_allows_is_chosen(&fresh().await).await;
    pool::named_referrals_count_too(&fresh().await).await;
    pool::load_in_another_category_does_not_count(&fresh().await).await;
    pool::the_longest_idle_of_equals_is_chosen(&fresh().await).await;
    pool::a_hundred_at_once_share_as_one_after_the_other(fresh().await).await;
    pool::thirty_that_expire_free_exactly_their_places(fresh().await).await;
}

async fn a_new_store_answers(store: &impl Store) {
    store.ping().await.expect("a new store answers");
}
