import 'reflect-metadata';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { PlatformModule } from '../../apps/api/src/platform/platform.module.js';
import { cloneDatabase } from './database.js';

@Module({})
class PlatformAlone {
  static with(providers: Provider[]): DynamicModule {
    return { module: PlatformAlone, imports: [PlatformModule.with([])], providers };
  }
}

/** The platform without features, on a database of its own, and a connection as that database's owner. */
export const startPlatform = async (providers: Provider[] = []) => {
  const database = await cloneDatabase();
  process.env.DATABASE_URL = database.appUrl;
  process.env.HOLDFAST_SECRET ??= Buffer.alloc(32, 'test').toString('base64');
  const app = await NestFactory.createApplicationContext(PlatformAlone.with(providers), { logger: ['warn', 'error'] });
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  return {
    app,
    owner,
    database,
    stop: async () => {
      await owner.end();
      await app.close();
      await database.drop();
    },
  };
};

export type RunningPlatform = Awaited<ReturnType<typeof startPlatform>>;
