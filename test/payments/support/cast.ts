export const NOW = '2026-03-10T15:00:00.000Z';
export const ANA = 'ana.gomez@example.com';
export const CARLA = 'carla.diaz@example.com';
/** Ana's account with two bills that are not yet due. */
export const METERED = '100000001';
export const BILL = 'B-1001-25';
export const NEXT_BILL = 'B-1001-26';
