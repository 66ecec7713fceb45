//! One behaviour a function; every backend runs them all against itself.

mod accept;
mod account;
mod catalogue;
mod code;
mod crowd;
mod decide;
mod directory;
mod enrolment;
mod inbox;
mod instance;
mod keylog;
mod kit;
mod outbox;
mod passkey;
mod pool;
mod practice;
mod reservation;
mod sending;
mod session;
mod status;
mod steps;
mod team;
mod told;
mod trail;
mod whole;

pub use self::whole::{Breaks, changes_are_made_whole_or_not_at_all};
use crate::Store;

/// Runs the whole suite on stores that `fresh` makes, each empty. Wants a runtime with more than
/// one thread, so that what is asked at once is asked at once.
pub async fn run<S, F>(mut fresh: F)
where
    S: Store + 'static,
    F: AsyncFnMut() -> S,
{
    a_new_store_answers(&fresh().await).await;
    practices(&mut fresh).await;
    places(&mut fresh).await;
    sent(&mut fresh).await;
    logged(&mut fresh).await;
    members(&mut fresh).await;
    teams(&mut fresh).await;
    received(&mut fresh).await;
    answered(&mut fresh).await;
}

/// Who receives.
async fn practices<S, F>(fresh: &mut F)
where
    S: Store + 'static,
    F: AsyncFnMut() -> S,
{
    instance::a_demo_is_never_a_real_practices_database(&fresh().await).await;
    instance::real_practices_never_become_a_demo(&fresh().await).await;
    instance::the_print_of_a_secret_stays_what_it_was(&fresh().await).await;

    catalogue::a_new_store_has_none(&fresh().await).await;
    catalogue::only_a_change_makes_a_new_version(&fresh().await).await;

    practice::what_was_created_is_listed(&fresh().await).await;
    practice::a_slug_that_is_taken_is_named_and_nothing_is_kept(&fresh().await).await;
    practice::epochs_follow_one_another(&fresh().await).await;
    practice::the_audit_trail_tells_all_and_holds(&fresh().await).await;

    directory::nobody_is_ready_whose_key_has_expired(&fresh().await).await;
    directory::the_wait_told_last_is_told_to_others_for_a_while(&fresh().await).await;
    directory::only_who_takes_what_was_asked_is_listed(&fresh().await).await;
    directory::a_listing_tells_what_a_sender_needs(&fresh().await).await;
    directory::absences_that_are_over_are_not_told(&fresh().await).await;
    directory::only_verified_practices_are_in_it(&fresh().await).await;
    directory::every_category_has_its_takers(&fresh().await).await;
}

/// Who else belongs to a practice.
async fn teams<S, F>(fresh: &mut F)
where
    S: Store + 'static,
    F: AsyncFnMut() -> S,
{
    team::owners_and_whom_it_is_about_are_told_by_mail(&fresh().await).await;
    team::owners_hear_that_a_removal_made_a_new_kit(&fresh().await).await;
    team::who_joins_waits_until_an_owner_confirms_them(&fresh().await).await;
    team::a_link_is_used_once_and_in_its_time(&fresh().await).await;
    team::a_link_that_was_used_or_is_over_is_a_line_and_no_other_link_is(&fresh().await).await;
    team::a_link_that_made_a_member_is_known_for_a_month(&fresh().await).await;
    team::a_withdrawn_invitation_is_gone_with_whoever_used_it(&fresh().await).await;
    team::nobody_is_confirmed_once_the_invitation_is_over(&fresh().await).await;
    team::whom_somebody_invited_nobody_confirms_once_they_are_no_owner(&fresh().await).await;
    team::an_address_has_one_account(&fresh().await).await;
    team::a_role_holds_from_the_next_request_on(&fresh().await).await;
    team::who_is_removed_has_no_session_no_keys_and_no_address(&fresh().await).await;
    team::of_two_changes_at_once_one_is_made(&fresh().await).await;
    team::what_is_refused_changes_nothing(&fresh().await).await;
    team::a_new_kit_takes_the_place_of_the_one_before(&fresh().await).await;
    team::who_has_the_kit_becomes_an_owner(&fresh().await).await;
    team::who_opens_the_kit_is_noted_and_owners_hear_of_it_once_an_hour(&fresh().await).await;
    team::an_open_referral_is_sealed_anew_once(&fresh().await).await;
    team::what_is_decided_stays_sealed_as_it_is(&fresh().await).await;
}

/// Which keys were published, for everybody to see.
async fn logged<S, F>(fresh: &mut F)
where
    S: Store + 'static,
    F: AsyncFnMut() -> S,
{
    keylog::a_new_stores_log_is_empty(&fresh().await).await;
    keylog::every_record_is_the_next_leaf_of_a_tree_that_only_grows(&fresh().await).await;
    keylog::the_trees_complete_parts_are_told_and_no_others(&fresh().await).await;
    keylog::a_key_that_is_refused_is_not_logged(&fresh().await).await;
    keylog::whoever_reserves_gets_every_record_and_its_place(&fresh().await).await;
    keylog::a_practice_is_offered_once_the_registrar_has_signed(&fresh().await).await;
    keylog::a_signature_on_another_record_changes_nothing(&fresh().await).await;
    keylog::a_signature_does_not_bring_a_suspended_practice_back(&fresh().await).await;
    keylog::a_suspended_practice_is_offered_to_nobody_until_it_is_resumed(&fresh().await).await;
    keylog::who_is_not_registered_waits_for_a_new_registrar(&fresh().await).await;
}

/// Whom a referral goes to.
async fn places<S, F>(fresh: &mut F)
where
    S: Store + 'static,
    F: AsyncFnMut() -> S,
{
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

/// What a sender hands over.
async fn sent<S, F>(fresh: &mut F)
where
    S: Store + 'static,
    F: AsyncFnMut() -> S,
{
    sending::a_preview_tells_where_a_reservation_goes_and_keeps_nothing(&fresh().await).await;
    sending::a_preview_tells_why_it_goes_nowhere(&fresh().await).await;
    sending::only_who_has_the_token_sees_what_is_held(&fresh().await).await;
    sending::what_is_reserved_stays_sealed_for_its_epoch(&fresh().await).await;
    sending::a_part_is_noted_once_and_never_replaced(&fresh().await).await;
    sending::no_part_is_taken_after_the_end(&fresh().await).await;
    sending::what_is_released_leaves_its_place_and_nothing_behind(&fresh().await).await;
    sending::what_was_accepted_is_neither_released_nor_expires(&fresh().await).await;
    sending::only_what_nothing_is_known_of_is_unknown(&fresh().await).await;

    accept::what_is_accepted_is_the_practices(&fresh().await).await;
    accept::a_referral_without_attachments_is_accepted(&fresh().await).await;
    accept::the_same_request_again_is_told_the_same(&fresh().await).await;
    accept::another_request_is_told_what_was_accepted(&fresh().await).await;
    accept::of_two_requests_at_once_one_is_accepted(fresh().await).await;
    accept::a_reservation_whose_time_is_over_is_gone(&fresh().await).await;
    accept::what_fails_half_way_changes_nothing(&fresh().await).await;

    told::both_sides_are_told(&fresh().await).await;
    told::everybody_is_told_in_their_own_language(&fresh().await).await;
    told::one_address_is_told_of_five_referrals_an_hour(&fresh().await).await;
    told::a_practice_is_told_of_every_referral(&fresh().await).await;

    crowd::of_a_hundred_at_once_each_is_accepted_once_or_gone(fresh().await).await;
}

/// Who may unlock it.
async fn members<S, F>(fresh: &mut F)
where
    S: Store + 'static,
    F: AsyncFnMut() -> S,
{
    enrolment::a_link_leads_to_its_practice_until_it_is_over(&fresh().await).await;
    enrolment::no_link_is_put_in_force_for_nobody(&fresh().await).await;
    enrolment::a_new_link_voids_the_one_before(&fresh().await).await;
    enrolment::a_link_that_was_used_replaced_or_is_over_is_a_line_and_no_other_link_is(
        &fresh().await,
    )
    .await;
    enrolment::whether_anybody_is_a_member_is_told(&fresh().await).await;
    enrolment::who_enrols_has_an_account_and_the_practice_a_key(&fresh().await).await;
    enrolment::a_keyring_has_the_record_of_every_epoch(&fresh().await).await;
    enrolment::a_link_is_used_once_and_no_other_follows(&fresh().await).await;
    enrolment::a_link_enrols_at_its_own_practice_only(&fresh().await).await;
    enrolment::an_address_that_has_an_account_is_refused(&fresh().await).await;
    enrolment::a_key_that_cannot_be_published_enrols_nobody(&fresh().await).await;
    enrolment::an_enrolment_that_fails_half_way_changes_nothing(&fresh().await).await;
    enrolment::of_two_who_enrol_at_once_one_is_a_member(fresh().await).await;
    enrolment::a_pending_practice_enrols_and_is_not_in_the_directory(&fresh().await).await;

    session::a_session_tells_whose_it_is(&fresh().await).await;
    session::a_session_that_nobody_uses_ends(&fresh().await).await;
    session::a_use_keeps_a_session_for_at_most_as_long_again(&fresh().await).await;
    session::a_use_may_count_for_a_minute_less_but_not_more(&fresh().await).await;
    session::a_session_ends_however_much_it_is_used(&fresh().await).await;
    session::an_ended_session_is_over_and_no_other_is(&fresh().await).await;
    session::nobody_who_is_not_a_member_has_a_session(&fresh().await).await;
    session::a_sign_in_that_is_older_than_a_change_begins_no_session(&fresh().await).await;

    account::another_passphrase_takes_the_place_of_the_one_before_and_ends_its_sessions(
        &fresh().await,
    )
    .await;
    account::a_change_needs_a_session_of_the_member_that_holds(&fresh().await).await;
    account::of_two_changes_at_once_one_is_made(fresh().await).await;
    account::a_recovery_code_opens_its_own_account_and_no_other(&fresh().await).await;
    account::a_new_recovery_code_voids_the_one_before(&fresh().await).await;
    account::a_recovery_code_is_used_once(&fresh().await).await;
    account::an_authenticator_is_kept_for_its_member_until_it_is_removed(&fresh().await).await;
    account::a_step_is_used_once_and_none_before_it_afterwards(&fresh().await).await;
    account::a_recovery_code_takes_the_second_step_along_once(&fresh().await).await;

    passkey::a_passkey_is_its_members_until_it_is_removed(&fresh().await).await;
    passkey::a_number_is_given_once(&fresh().await).await;
    passkey::a_passkey_that_goes_takes_the_members_other_sessions_along(&fresh().await).await;
    passkey::a_session_that_has_shown_no_second_step_ends_when_one_is_set_up(&fresh().await).await;
    passkey::the_last_second_step_stays_where_one_is_wanted(&fresh().await).await;
    passkey::a_session_begins_with_a_passkey_that_is_there_and_with_each_use_once(&fresh().await)
        .await;
    passkey::what_a_passkey_opens_is_kept_with_a_use_of_it(&fresh().await).await;
    passkey::what_a_passkey_opens_is_neither_kept_nor_the_passkey_removed_after_the_session_ended(
        &fresh().await,
    )
    .await;
    passkey::a_passkey_begins_nothing_once_its_member_has_another_passphrase(&fresh().await).await;
    passkey::what_passkeys_open_is_closed_by_the_recovery_code_alone(&fresh().await).await;
}

/// What a practice does with it.
async fn received<S, F>(fresh: &mut F)
where
    S: Store + 'static,
    F: AsyncFnMut() -> S,
{
    inbox::the_newest_comes_first(&fresh().await).await;
    inbox::what_is_only_reserved_is_not_seen(&fresh().await).await;
    inbox::nobody_sees_what_another_practice_received(&fresh().await).await;
    inbox::envelopes_come_in_the_order_asked_for(&fresh().await).await;
    inbox::a_practices_specialists_are_named(&fresh().await).await;
    inbox::a_keyring_is_its_own_practices(&fresh().await).await;

    decide::opening_is_noted_every_time_and_changes_the_state_once(&fresh().await).await;
    decide::nobody_decides_what_nobody_has_opened(&fresh().await).await;
    decide::a_decision_holds_and_the_sender_is_told(&fresh().await).await;
    decide::what_was_decided_is_not_decided_again(&fresh().await).await;
    decide::of_two_who_decide_at_once_one_does(fresh().await).await;
    decide::only_who_is_known_decides(&fresh().await).await;
    decide::declining_frees_the_place_and_accepting_does_not(&fresh().await).await;
    decide::what_was_accepted_weeks_ago_is_open_no_more(&fresh().await).await;

    trail::the_audit_trail_tells_the_whole_story_and_holds(&fresh().await).await;
    trail::every_practice_has_a_trail_of_its_own(&fresh().await).await;
    trail::an_export_of_nobody_is_not_noted(&fresh().await).await;
    trail::owners_read_the_trail_piece_by_piece_with_the_names_in_it(&fresh().await).await;
    trail::that_a_trail_was_saved_stands_in_it(&fresh().await).await;
    trail::what_is_refused_is_a_line_and_the_same_at_once_is_no_other(&fresh().await).await;
    trail::an_alarm_is_a_line_once_a_day(&fresh().await).await;
}

/// What the sender hears of it.
async fn answered<S, F>(fresh: &mut F)
where
    S: Store + 'static,
    F: AsyncFnMut() -> S,
{
    outbox::mails_come_in_the_order_of_their_writing(&fresh().await).await;
    outbox::the_longest_due_is_not_kept_waiting(&fresh().await).await;
    outbox::two_who_claim_never_get_the_same(fresh().await).await;
    outbox::a_mail_is_due_again_when_its_lease_is_over(&fresh().await).await;
    outbox::a_failed_mail_is_due_when_it_was_put_off_to(&fresh().await).await;
    outbox::what_was_not_tried_counts_as_no_try(&fresh().await).await;
    outbox::a_sent_mail_is_never_due_again(&fresh().await).await;
    outbox::a_mail_that_was_given_up_is_never_due_again(&fresh().await).await;
    outbox::what_is_unknown_is_not_noted(&fresh().await).await;

    code::a_code_is_mailed_to_the_sender(&fresh().await).await;
    code::the_right_code_is_right_once(&fresh().await).await;
    code::a_code_is_its_own_referrals(&fresh().await).await;
    code::a_code_holds_until_it_is_over(&fresh().await).await;
    code::no_code_holds_for_longer_than_wrong_ones_count(&fresh().await).await;
    code::a_new_code_voids_the_one_before(&fresh().await).await;
    code::after_five_wrong_ones_the_right_one_is_refused(&fresh().await).await;
    code::a_new_code_is_no_new_chance_to_guess(&fresh().await).await;
    code::the_right_code_forgives_the_wrong_ones(&fresh().await).await;
    code::five_codes_are_sent_an_hour(&fresh().await).await;

    status::only_its_own_token_leads_to_a_referral(&fresh().await).await;
    status::a_remembered_browser_sees_where_the_referral_stands(&fresh().await).await;
    status::a_browser_is_remembered_for_one_referral(&fresh().await).await;
    status::a_browser_is_forgotten_when_its_time_is_over(&fresh().await).await;
}

async fn a_new_store_answers(store: &impl Store) {
    store.ping().await.expect("a new store answers");
}
