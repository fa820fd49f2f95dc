import { LinkGone } from '../../features/visit/link-gone.tsx';

export default function ShareNotFound() {
  return <LinkGone />;
}
