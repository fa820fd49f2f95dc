/** Something that a person is told in the studio. */
export interface NoticeView {
  id: string;
  /** `balance.low`, `payment.failed`, `approval.requested` … */
  kind: string;
  title: string;
  body: string;
  /** Where something can be done about it, within the studio. */
  href: string | null;
  readAt: string | null;
  createdAt: string;
}

export interface NoticeList {
  /** The newest first. */
  items: NoticeView[];
  unreadCount: number;
}
