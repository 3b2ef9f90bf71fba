import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { firstPicture, onDemand } from '../../state/on-demand.ts';

type Load<P> = () => Promise<ComponentType<P>>;

/** A component in a chunk of its own, which is fetched when it is first shown, or before when there is time. */
export function lazily<P = object>(load: Load<P>): LazyExoticComponent<ComponentType<P>> {
  const fetched = onDemand(load);
  return lazy(async () => ({ default: await fetched() }));
}

/** A component that belongs to the page from the first, but waits until the first picture stands. */
export function later<P = object>(load: Load<P>): LazyExoticComponent<ComponentType<P>> {
  return lazily(async () => {
    await firstPicture();
    return load();
  });
}
