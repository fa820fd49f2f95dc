/** Why an off-peak job does not start yet: its workspace's window is closed. */
export interface WindowWait {
  /** ISO 8601: when it opens next. */
  opensAt: string;
  /** IANA name of the time zone that the window is told in. */
  timeZone: string;
}
