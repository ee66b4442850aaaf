export { CityPage } from './city-page.tsx';
