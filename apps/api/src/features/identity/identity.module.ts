import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { CodeStrategy } from './code.strategy.js';
import { CodesService } from './codes.service.js';
import { IdentityRepository } from './identity.repository.js';
import { IdentityService } from './identity.service.js';
import { LocalStrategy } from './local.strategy.js';
import { PasswordsConsoleController } from './passwords.console.controller.js';
import { PasswordsService } from './passwords.service.js';
import { SessionsConsoleController } from './sessions.console.controller.js';
import { SessionsService } from './sessions.service.js';

@Module({
  imports: [PassportModule],
  controllers: [PasswordsConsoleController, SessionsConsoleController],
  providers: [CodesService, CodeStrategy, IdentityRepository, IdentityService, LocalStrategy, PasswordsService, SessionsService],
  exports: [CodesService, IdentityService, PasswordsService, SessionsService],
})
export class IdentityModule {}
