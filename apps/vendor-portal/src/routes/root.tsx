import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { watchWindow } from '@holdfast/ui/savers';
import { SessionDialogs } from '../features/entrance/session-dialogs.js';

/** Around every page: a new one begins at its top, also for the keyboard and a screen reader; what is unsaved watches the window. */
export const RootRoute = () => {
  const pathname = useLocation({ select: (location) => location.pathname });
  const first = useRef(true);
  useEffect(watchWindow, []);
  useEffect(() => {
    if (first.current) { first.current = false; return; }
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
  return <><Outlet /><SessionDialogs /></>;
};
