export {
  checkAddress,
  checkGuest,
  invitationDays,
  invitationState,
  invitationTerms,
  invitedProjectSchema,
  invitedRoles,
  linkUsesMax,
  type InvitationCard,
  type InvitationState,
  type InvitationTerms,
  type InvitationView,
  type InvitedProject,
} from './invitation.ts';
export {
  checkOwnerStays,
  checkSeat,
  countSeats,
  heirOf,
  mayManage,
  takesSeat,
  type Standing,
} from './rules.ts';
export {
  freshSignInMinutes,
  type Confirmation,
  type OwnershipOfferView,
  type PartingView,
  type PeopleView,
  type PersonView,
  type SeatsView,
} from './views.ts';
